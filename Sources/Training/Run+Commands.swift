import NeuralNet
package import Telemetry

extension Run {
  /// Carries out a command that changes the network or what it is compared with, and logs it.
  package mutating func perform(_ command: Command) {
    log.append(StampedCommand(step: triedSteps, command: command))
    switch command {
    case .setRate(let rate):
      let old = session.rate
      session.rate = rate
      current = current.with(rate: rate)
      guard session.divergedAt == nil else { return }
      markers.append(Marker(step: session.step, kind: .rate(rate, from: old)))
    case .mark: setMark(.mark)
    case .toggleNormalization(_, let toggle):
      changeNormalization(to: session.normalization == .none ? .batch : .none, toggle)
    case .nextNormalization(_, let toggle):
      changeNormalization(to: session.normalization.next, toggle, isNext: true)
    case .scaleWeights(_, let layer, let factor): scaleWeights(layer: layer, factor: factor)
    default: break
    }
  }

  /// Takes out the normalization that is in, inserts another one, and sets the mark behind that.
  ///
  /// A network that has diverged stays as it is.
  private mutating func changeNormalization(
    to kind: NormalizationKind, _ toggle: Toggle, isNext: Bool = false
  ) {
    guard session.divergedAt == nil else { return }
    let old = session.normalization
    if old != .none {
      let removal = session.network.possible(toggle.folds ? .fold : .drop)
      session.removeNormalization(removal)
      if let info = session.info(old) {
        let marker = Marker.Kind.removed(info, folds: removal == .fold)
        guard kind != .none else { return setMark(marker, isNext: isNext) }
        markers.append(Marker(step: session.step, kind: marker, isNext: isNext))
      }
    }
    let insertion = kind.possible(toggle.grafts ? .graft : .snap)
    session.insert(kind, insertion)
    if let info = session.info(kind) {
      setMark(.inserted(info, grafts: insertion == .graft), isNext: isNext)
    }
  }

  /// Multiplies a layer's weights and tells what that did to the latest batch; the mark stays.
  private mutating func scaleWeights(layer: Int, factor: Double) {
    guard session.divergedAt == nil, session.network.hidden.indices.contains(layer) else { return }
    let before = session.network
    session.scaleWeights(layer: layer, factor: Float(factor))
    scaling = session.latest.map { batch in
      Scaling(
        step: session.step, layer: layer, factor: factor, from: before, to: session.network, batch)
    }
    markers.append(Marker(step: session.step, kind: .scaled(layer: layer, factor: factor)))
    observeAnew()
  }

  private mutating func setMark(_ kind: Marker.Kind, isNext: Bool = false) {
    guard session.divergedAt == nil else { return }
    markers.append(Marker(step: session.step, kind: kind, isNext: isNext))
    guard let look = probe.look(at: session.network) else { return }
    reference.setMark(step: session.step, look, isNewTransform: kind != .mark)
    tested = probe.evaluate(session.network)
    observe(look.samples, tested)
    mark = current
  }
}
