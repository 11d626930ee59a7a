using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Versions;

/// <summary>A portal with version 1 of a matrix in force and version 2 announced.</summary>
public sealed class AnnouncedVersion : IAsyncLifetime
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 10, 12, 0, 0, TimeSpan.Zero);

    public AnnouncedVersion() => Host = PortalHost.StartEmpty(Clock);

    /// <summary>When version 2 takes effect.</summary>
    public static DateTimeOffset ToCome { get; } = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Backup in SaaS becomes the customer's, sign-in in IaaS the vendor's, keys are retired, and logs are added.</summary>
    internal static Matrix Second { get; } = WithLogs(
        Given.Matrix().Moving("backup", "saas", Party.ReaderSlug).Moving("sign-in", "iaas", Given.Vendor).Without("keys")
    );

    public FakeTimeProvider Clock { get; } = new(Begin);

    public PortalHost Host { get; }

    public async ValueTask InitializeAsync()
    {
        await Host.PublishAsync(Given.Matrix(), "The first.");
        Clock.Advance(TimeSpan.FromDays(1));
        await Host.PublishAsync(Second, "The second.", ToCome);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    internal static string Words(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Returns where an address redirects to.</summary>
    internal async Task<string?> LocationAsync(string address)
    {
        using var response = await Host.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location?.OriginalString;
    }

    private static Matrix WithLogs(Matrix matrix) =>
        matrix with
        {
            Domains =
            [
                .. matrix.Domains.Take(1),
                matrix.Domains[1] with
                {
                    Responsibilities =
                    [
                        .. matrix.Domains[1].Responsibilities,
                        matrix.Domains[1].Responsibilities[0] with
                        {
                            Slug = "logs",
                            Title = "Read the logs",
                        },
                    ],
                },
            ],
        };
}
