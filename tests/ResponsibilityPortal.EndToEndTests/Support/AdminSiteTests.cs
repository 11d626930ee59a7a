namespace ResponsibilityPortal.EndToEndTests.Support;

[CollectionDefinition(AdminSite.Collection)]
public sealed class AdminSiteTests : ICollectionFixture<AdminSite>;
