using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Reports;

namespace ResponsibilityPortal.Tests.Web.Reports;

public sealed class ReportSourcesTests
{
    /// <summary>
    /// The setting affects only the names of other users: the portal published this version. Its editors are still named.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(null)]
    public async Task Tag_WithUsersShownByRole_Differs(int? since)
    {
        await using var byName = await StartAsync("names");
        await using var byRole = await StartAsync("roles");
        var versions = ByThePortal(byName.Published.Find("sample")!);

        Assert.NotEqual(TagOf(byName, versions, since), TagOf(byRole, versions, since));
    }

    private static async Task<PortalHost> StartAsync(string naming)
    {
        var host = PortalHost.Start(
            ("Portal:Seed", "none"),
            ("Pdf:Signing", "off"),
            ("Portal:PublicUrl", "https://trust.example"),
            ("Portal:PeopleOnReaderPages", naming)
        );
        await host.PublishAsync(Given.Matrix());
        await host.PublishAsync(Given.Matrix().Without("keys"));
        await host.PublishAsync(Given.Matrix());
        return host;
    }

    private static PublishedVersions ByThePortal(PublishedVersions versions) =>
        versions with
        {
            Records = versions
                .Records.Select(record =>
                    record.Version.Number < 3
                        ? record
                        : record with
                        {
                            Version = record.Version with { PublishedBy = Actor.Operator, ApprovedBy = null },
                        }
                )
                .ToValueList(),
        };

    private static string TagOf(PortalHost host, PublishedVersions versions, int? since) =>
        host
            .Services.GetRequiredService<ReportSources>()
            .TagOf(
                versions.Latest,
                versions,
                new ConfirmedCheckpoint(versions.Checkpoints[3], []),
                new ReportOptions(MatrixFilter.None, ReportPaper.A4, since),
                certificate: null
            );
}
