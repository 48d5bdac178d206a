import Datasets
import Foundation
import Testing

@Suite struct SourceTests {
  @Test func argumentsMeanSources() {
    #expect(Dataset.Source(argument: nil) == .mnist)
    #expect(Dataset.Source(argument: "mnist") == .mnist)
    #expect(Dataset.Source(argument: "spiral") == .toy(.spiral))
    #expect(Dataset.Source(argument: "blobs") == .toy(.blobs))
    #expect(Dataset.Source(argument: "./spiral") == .directory("./spiral"))
    #expect(Dataset.Source(argument: "data/fashion") == .directory("data/fashion"))
    #expect(Dataset.Source(argument: "") == .directory(""))
    #expect(Dataset.Source.names == ["mnist", "spiral", "circles", "moons", "blobs"])
  }

  @Test func sourcesLoad() throws {
    #expect(try Dataset.Source.mnist.load(seed: 1).train.count == 60_000)
    #expect(try Dataset.Source.toy(.moons).load(seed: 4) == Dataset.toy(.moons, seed: 4))
    let missing = Dataset.Source.directory("/no/such")
    #expect(throws: DatasetError(.directoryMissing, in: "/no/such")) { try missing.load(seed: 1) }
  }
}
