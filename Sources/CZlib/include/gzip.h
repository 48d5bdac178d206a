#pragma once
#include <zlib.h>

/// Prepares `stream` to inflate gzip data, header and checksum included; returns Z_OK or an error.
///
/// A function because zlib's own `inflateInit2` is a macro, which Swift does not see. The stream
/// must stay at its address until `inflateEnd`.
int gzip_inflate_start(z_stream *stream);
