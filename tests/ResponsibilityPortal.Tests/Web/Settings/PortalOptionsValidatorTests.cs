using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Tests.Web.Settings;

public sealed class PortalOptionsValidatorTests
{
    public static TheoryData<string, string> Refused =>
        new()
        {
            { nameof(PortalOptions.DataDirectory), "" },
            { nameof(PortalOptions.DataDirectory), " " },
            { nameof(PortalOptions.PublicUrl), "trust.example" },
            { nameof(PortalOptions.PublicUrl), "/portal" },
            { nameof(PortalOptions.PublicUrl), "ftp://trust.example" },
            { nameof(PortalOptions.PublicUrl), "https://trust.example/?a=b" },
            { nameof(PortalOptions.PublicUrl), "https://trust.example/#a" },
            { nameof(PortalOptions.Seed), "yes" },
            { nameof(PortalOptions.Seed), "" },
            { nameof(PortalOptions.PeopleOnReaderPages), "initials" },
            { nameof(PortalOptions.PeopleOnReaderPages), "" },
            { nameof(PortalOptions.SecurityContact), "security@example.com" },
            { nameof(PortalOptions.SecurityContact), "http://example.com" },
            { nameof(PortalOptions.SecurityContact), "mailto:a@example.com\nContact: mailto:b@example.com" },
            { nameof(PortalOptions.UncachedPagesPerMinute), "0" },
            { nameof(PortalOptions.ExportsPerNetwork), "0" },
            { nameof(PortalOptions.ProblemReportsKeptDays), "0" },
            { nameof(PortalOptions.ProblemReportsKeptDays), "3651" },
            { nameof(PortalOptions.DrainSeconds), "-1" },
            { nameof(PortalOptions.DrainSeconds), "3601" },
            { nameof(PortalOptions.PageCacheMegabytes), "0" },
            { nameof(PortalOptions.PageCacheMegabytes), "99999" },
        };

    [Fact]
    public void Validate_Defaults_Succeeds() => Assert.True(new PortalOptionsValidator().Validate(null, new PortalOptions()).Succeeded);

    [Theory]
    [InlineData("https://trust.example")]
    [InlineData("http://localhost:5080/")]
    [InlineData("https://trust.example/portal/")]
    public void Validate_UsableAddresses_Succeeds(string url) =>
        Assert.True(new PortalOptionsValidator().Validate(null, new PortalOptions { PublicUrl = new Uri(url) }).Succeeded);

    [Theory]
    [MemberData(nameof(Refused))]
    public void Validate_UnusableSetting_NamesIt(string setting, string value)
    {
        var options = new PortalOptions();
        switch (setting)
        {
            case nameof(PortalOptions.DataDirectory):
                options.DataDirectory = value;
                break;
            case nameof(PortalOptions.PublicUrl):
                options.PublicUrl = new Uri(value, UriKind.RelativeOrAbsolute);
                break;
            case nameof(PortalOptions.Seed):
                options.Seed = value;
                break;
            case nameof(PortalOptions.PeopleOnReaderPages):
                options.PeopleOnReaderPages = value;
                break;
            case nameof(PortalOptions.SecurityContact):
                options.SecurityContact = value;
                break;
            case nameof(PortalOptions.DrainSeconds):
                options.DrainSeconds = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
                break;
            case nameof(PortalOptions.ProblemReportsKeptDays):
                options.ProblemReportsKeptDays = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
                break;
            case nameof(PortalOptions.ExportsPerNetwork):
                options.ExportsPerNetwork = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
                break;
            case nameof(PortalOptions.UncachedPagesPerMinute):
                options.UncachedPagesPerMinute = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
                break;
            default:
                options.PageCacheMegabytes = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
                break;
        }

        var result = new PortalOptionsValidator().Validate(null, options);
        Assert.Contains($"Portal:{setting}", Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_SeveralProblems_ListsAll() =>
        Assert.Equal(
            2,
            new PortalOptionsValidator().Validate(null, new PortalOptions { Seed = "yes", PageCacheMegabytes = 0 }).Failures!.Count()
        );
}
