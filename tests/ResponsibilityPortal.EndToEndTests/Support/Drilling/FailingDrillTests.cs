namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

[CollectionDefinition(DrillStore.FailingCollection)]
public sealed class FailingDrillTests : ICollectionFixture<DrillStore>;
