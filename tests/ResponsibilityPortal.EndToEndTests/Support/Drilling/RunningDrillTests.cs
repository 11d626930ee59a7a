namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

[CollectionDefinition(DrillStore.RunningCollection)]
public sealed class RunningDrillTests : ICollectionFixture<DrillStore>;
