#pragma once
#include <stddef.h>

/// One gzip'd IDX file of binarised MNIST, embedded in the binary.
typedef struct {
  const unsigned char *bytes;
  size_t count;
} mnist_file;

mnist_file mnist_train_images(void);
mnist_file mnist_train_labels(void);
mnist_file mnist_test_images(void);
mnist_file mnist_test_labels(void);
