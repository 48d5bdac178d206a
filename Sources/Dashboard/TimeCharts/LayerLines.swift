import Drawing
import Telemetry

/// Lines of a quantity that every layer has, one for each of some layers of each network.
struct LayerLines {
  let snapshot: Snapshot
  private let selected: Int
  /// The most lines of a network.
  private let room: Int

  /// All layers where at most `most` lines come of it, else the first, the last and the `selected`
  /// one, with those in the middle between them while there is room.
  init(_ snapshot: Snapshot, selected: Int, most: Int = 8) {
    self.snapshot = snapshot
    self.selected = selected
    room = max(3, most / snapshot.networks.count)
  }

  /// The layers of a network that are drawn, counted from 0.
  func layers(of network: Int) -> [Int] {
    let count = snapshot.networks[network].current.layers.count
    guard count > room else { return Array(0..<count) }
    var chosen: Set<Int> = [min(max(0, selected), count - 1)]
    for part in [0, 4, 2, 1, 3] where chosen.count < room { chosen.insert((count - 1) * part / 4) }
    return chosen.sorted()
  }

  /// Which layer it is that has this place in a network.
  func id(_ layer: Int, of network: Int) -> LayerID {
    snapshot.networks[network].current.layers[layer].id
  }

  /// Whether only some of the layers are drawn.
  var isAbridged: Bool {
    snapshot.networks.contains { $0.current.layers.count > room }
  }

  /// The lines of `value`, which is nil for layers and steps that have none.
  ///
  /// The name of a line of the second network has a prime; a line has a gap between two observations
  /// of which `breaksAt` says so. A point has the looks of the network that it was measured on.
  func lines(
    over past: (NetworkSnapshot) -> [Observation],
    at step: (Observation) -> Int = { $0.step },
    breaksAt: (Observation, Observation) -> Bool = { $0.normalization != $1.normalization },
    value: (LayerObservation) -> Double?
  ) -> [TimeLine] {
    snapshot.networks.enumerated().flatMap { index, network in
      let identity = NetworkIdentity(snapshot, index)
      return layers(of: index).map { layer in
        var points: [TimeLine.Point] = []
        var previous: Observation?
        let past = past(network)
        for point in past where layer < point.layers.count {
          guard let number = value(point.layers[layer]) else { continue }
          let place = step(point)
          // What is measured now and then is drawn once, where it was measured.
          if let last = points.last, last.step >= place { continue }
          let measured = past.last { $0.step <= place } ?? point
          let look = identity.look(
            measured.normalization,
            network.hue(measured.normalization).style(depth: layer, of: point.layers.count))
          if let previous, breaksAt(previous, measured) {
            points.append(TimeLine.Point(step: place, value: .nan, look: look))
          }
          previous = measured
          points.append(TimeLine.Point(step: place, value: number, look: look))
        }
        return TimeLine(points: points, label: identity.name(of: id(layer, of: index)))
      }
    }
  }
}
