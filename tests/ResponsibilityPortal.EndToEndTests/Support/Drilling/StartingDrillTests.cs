namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

[CollectionDefinition(DrillStore.StartingCollection)]
public sealed class StartingDrillTests : ICollectionFixture<DrillStore>;
