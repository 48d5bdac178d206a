package import Numerics

extension Normalization {
  /// The moving average of the units' correlations, units × units, that whitening needs in inference;
  /// nil for all others, where setting it changes nothing.
  package var correlation: Matrix<Element>? {
    get { (method as? Whitening<Element>)?.correlation }
    set {
      guard var whitening = method as? Whitening<Element>, let newValue else { return }
      whitening.correlation = newValue
      method = whitening
    }
  }
}
