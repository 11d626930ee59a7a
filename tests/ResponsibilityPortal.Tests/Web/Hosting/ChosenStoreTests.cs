using Microsoft.Extensions.Configuration;
using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Tests.Web.Hosting;

public sealed class ChosenStoreTests
{
    private const string Connection = "Host=db;Database=portal";

    [Fact]
    public void Read_WithoutSettings_ChoosesTheFile() => Assert.Equal(StoreProvider.Sqlite, Read().Provider);

    [Theory]
    [InlineData("Postgres")]
    [InlineData("postgres")]
    public void Read_OfPostgres_KeepsTheConnectionString(string provider)
    {
        var chosen = Read(("Provider", provider), ("ConnectionString", Connection));
        Assert.Equal((StoreProvider.Postgres, Connection), (chosen.Provider, chosen.ConnectionString));
    }

    [Theory]
    [InlineData("Provider", "Oracle", "Store:Provider must be Sqlite or Postgres, not 'Oracle'.")]
    [InlineData("Provider", "1", "Store:Provider must be Sqlite or Postgres, not '1'.")]
    [InlineData("Provider", "Postgres", "Store:ConnectionString must say how to reach the database, for example ")]
    [InlineData("ConnectionString", Connection, "Store:ConnectionString is only used with Store:Provider=Postgres.")]
    [InlineData("KeyCertificate", "keys.pem", "Store:KeyCertificate is only used with Store:Provider=Postgres.")]
    [InlineData(
        "Conection",
        Connection,
        "Store:Conection isn't a setting. The settings are ConnectionString, KeyCertificate, KeyCertificatePassword, Provider."
    )]
    public void Read_OfWhatCannotWork_NamesTheSetting(string key, string value, string problem) =>
        Assert.StartsWith(problem, Assert.Throws<StartRefusedException>(() => Read((key, value))).Message, StringComparison.Ordinal);

    private static StoreOptions Read(params (string Key, string Value)[] settings) =>
        ChosenStore.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings.Select(setting => new KeyValuePair<string, string?>($"Store:{setting.Key}", setting.Value))
                )
                .Build()
        );
}
