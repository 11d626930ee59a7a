namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

[CollectionDefinition(DrillStore.Collection)]
public sealed class DrillStoreTests : ICollectionFixture<DrillStore>;
