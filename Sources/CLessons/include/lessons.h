#pragma once
#include <stddef.h>

/// The file of a lesson, embedded in the binary.
typedef struct {
  /// The lesson's name.
  const char *id;
  /// The text in UTF-8, without a zero at the end.
  const char *text;
  size_t count;
} lesson_file;

/// All files, in the order of their names.
const lesson_file *lesson_files(void);
long lesson_file_count(void);
