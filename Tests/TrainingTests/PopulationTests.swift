import Datasets
import NeuralNet
import Numerics
import Telemetry
import Testing
import Training
import TrainingFixtures

/// The estimate of the population behind a layer, by which moving averages are judged.
@Suite struct PopulationTests {
  /// What is estimated of a layer after some steps, and the session that it is of.
  private func anatomy(_ configuration: Configuration, _ dataset: Dataset, layer: Int, steps: Int)
    throws -> (anatomy: Anatomy, session: Session)
  {
    var headless = try HeadlessRun(configuration, dataset: dataset, compare: false)
    var query = Query()
    query.dissectedLayer = layer
    headless.perform([.query(query), .advance(steps: steps)])
    let anatomy = try #require(headless.network().anatomy)
    return (anatomy, Session(configuration, dataset: dataset, steps: steps))
  }

  /// The mean of z of each unit over all training examples, with their own statistics below.
  private func means(_ session: Session, layer: Int) -> [Float] {
    let train = session.dataset.train
    let z = session.network.forward(train.batch(0..<train.count).inputs, mode: .training)
      .layers[layer].z
    return z.columnMoments().mean
  }

  private func error(_ anatomy: Anatomy, _ means: [Float]) throws -> Float {
    let errors = try zip(anatomy.units, means).map { unit, mean in
      let population = try #require(unit.population)
      return abs(try #require(population.mean) - mean) / population.deviation
    }
    return errors.reduce(0, +) / Float(errors.count)
  }

  /// The spiral in order of its classes: the first batches would hold one class alone.
  private var sorted: Dataset {
    let (train, test) = (Dataset.spiral.train, Dataset.small.test)
    let order = train.labels.indices.sorted {
      (train.labels[$0], $0) < (train.labels[$1], $1)
    }
    return Dataset(
      name: "sorted", classes: 3,
      train: Examples(
        coordinates: train.batch(order).inputs.matrix.elements,
        labels: order.map { train.labels[$0] },
        inputs: 2), test: test)
  }

  @Test(arguments: [0, 1]) func theOrderOfTheFileDoesNotMatter(layer: Int) throws {
    let (anatomy, session) = try anatomy(.tiny(.batch), sorted, layer: layer, steps: 60)
    #expect(try error(anatomy, means(session, layer: layer)) < 0.02)
    #expect(anatomy.populationStep == 60)
  }

  @Test func itIsNearerThanTheMovingAverage() throws {
    let (anatomy, session) = try anatomy(.tiny(.batch, rate: 0.5), .spiral, layer: 1, steps: 80)
    let means = means(session, layer: 1)
    let moving = try zip(anatomy.units, means).map { unit, mean in
      abs(try #require(unit.moving?.mean) - mean) / (try #require(unit.population)).deviation
    }
    #expect(try error(anatomy, means) < moving.reduce(0, +) / Float(moving.count))
  }

  /// Noise below the layer moves its means: one draw for all batches would stay in the estimate.
  @Test func everyBatchHasADrawOfNoiseOfItsOwn() throws {
    var configuration = Configuration.tiny(.noisy)
    configuration.noise = 3
    let (one, session) = try anatomy(configuration, .spiral, layer: 1, steps: 20)
    var network = session.network
    var order = Array(0..<Dataset.spiral.train.count)
    var generator = SeededGenerator(seed: 9)
    var sums = [Float](repeating: 0, count: 10)
    let draws = 400
    for _ in 0..<draws {
      generator.shuffle(&order)
      let batch = Dataset.spiral.train.batch(order.prefix(30)).inputs
      let pass = try #require(network.pass(of: 1, for: batch))
      for unit in sums.indices { sums[unit] += pass.mean[unit] / Float(draws) }
      network.drawAnew()
    }
    #expect(try error(one, sums) < 0.1)
  }

  @Test func estimatingChangesNothing() throws {
    var query = Query()
    query.dissectedLayer = 1
    try expectLookingChangesNothing(query)
  }
}
