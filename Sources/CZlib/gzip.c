#include "gzip.h"

// 16 asks for the gzip format and for nothing else.
int gzip_inflate_start(z_stream *stream) { return inflateInit2(stream, 16 + MAX_WBITS); }
