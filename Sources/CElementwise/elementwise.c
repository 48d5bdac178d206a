#include "elementwise.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "vectorized.h"

// x = k·ln 2 + r with |r| ≤ ln 2 / 2. Adding 1.5·2²³ rounds to the nearest integer, which then
// stands in the low bits; ln 2 is taken off in two parts so that r keeps its precision.
typedef struct {
  float remainder;
  float power;  // 2ᵏ
} reduced;

static inline reduced reduce(float x) {
  const float shift = 0x1.8p23f;
  float shifted = x * 0x1.715476p0f + shift;
  float k = shifted - shift;
  uint32_t bits;
  memcpy(&bits, &shifted, sizeof bits);
  bits = (bits << 23) + 0x3f800000u;
  reduced result = {.remainder = (x - k * 0.693359375f) + k * 2.12194440e-4f};
  memcpy(&result.power, &bits, sizeof bits);
  return result;
}

// eʳ − 1 by its Taylor series; the first term left out is below 6e-9 for |r| ≤ ln 2 / 2.
static inline float expm1_series(float r) {
  float p = 1.0f / 5040;
  p = p * r + 1.0f / 720;
  p = p * r + 1.0f / 120;
  p = p * r + 1.0f / 24;
  p = p * r + 1.0f / 6;
  p = p * r + 0.5f;
  p = p * r + 1.0f;
  return p * r;
}

// NaN fails both comparisons and so passes through.
static inline float clamp(float x, float low, float high) {
  x = x < low ? low : x;
  return x > high ? high : x;
}

static inline float exp_float(float x) {
  reduced e = reduce(clamp(x, -87.0f, 88.0f));
  return e.power * expm1_series(e.remainder) + e.power;
}

VECTORIZED void elementwise_exp_float(const float *x, float *y, long count) {
  for (long i = 0; i < count; i++) y[i] = exp_float(x[i]);
}

VECTORIZED void elementwise_sigmoid_float(const float *x, float *y, long count) {
  IN_PLACE for (long i = 0; i < count; i++) y[i] = 1.0f / (1.0f + exp_float(-x[i]));
}

// tanh x = e / (e + 2) with e = exp(2x) − 1, which keeps small x exact.
VECTORIZED void elementwise_tanh_float(const float *x, float *y, long count) {
  IN_PLACE for (long i = 0; i < count; i++) {
    reduced t = reduce(2.0f * clamp(x[i], -10.0f, 10.0f));
    float e = t.power * expm1_series(t.remainder) + (t.power - 1.0f);
    y[i] = e / (e + 2.0f);
  }
}

void elementwise_exp_double(const double *x, double *y, long count) {
  for (long i = 0; i < count; i++) y[i] = exp(x[i]);
}

void elementwise_sigmoid_double(const double *x, double *y, long count) {
  for (long i = 0; i < count; i++) y[i] = 1.0 / (1.0 + exp(-x[i]));
}

void elementwise_tanh_double(const double *x, double *y, long count) {
  for (long i = 0; i < count; i++) y[i] = tanh(x[i]);
}

double elementwise_log(double x) { return log(x); }

double elementwise_cos(double x) { return cos(x); }

double elementwise_atan2(double y, double x) { return atan2(y, x); }
