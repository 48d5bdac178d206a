#pragma clang diagnostic ignored "-Wc23-extensions"
#include "mnist.h"

static const unsigned char train_images[] = {
#embed "data/train-images-binary-idx3-ubyte.gz"
};
static const unsigned char train_labels[] = {
#embed "data/train-labels-idx1-ubyte.gz"
};
static const unsigned char test_images[] = {
#embed "data/t10k-images-binary-idx3-ubyte.gz"
};
static const unsigned char test_labels[] = {
#embed "data/t10k-labels-idx1-ubyte.gz"
};

mnist_file mnist_train_images(void) { return (mnist_file){train_images, sizeof train_images}; }
mnist_file mnist_train_labels(void) { return (mnist_file){train_labels, sizeof train_labels}; }
mnist_file mnist_test_images(void) { return (mnist_file){test_images, sizeof test_images}; }
mnist_file mnist_test_labels(void) { return (mnist_file){test_labels, sizeof test_labels}; }
