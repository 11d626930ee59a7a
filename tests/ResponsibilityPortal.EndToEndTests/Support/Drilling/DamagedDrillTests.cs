namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

[CollectionDefinition(DrillStore.DamagedCollection)]
public sealed class DamagedDrillTests : ICollectionFixture<DrillStore>;
