namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

[CollectionDefinition(ProxiedInstances.Collection)]
public sealed class ProxiedInstancesTests : ICollectionFixture<ProxiedInstances>;
