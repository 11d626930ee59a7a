using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Auditing;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Tests.Store.Releases;

/// <summary>Writes what a portal shows of its store: its versions with their hashes, and its log in sentences.</summary>
internal static class ShownStore
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The entries that each start adds to the log. Everything else stays as it is.</summary>
    private static readonly string[] OfStarts = [" portal.started ", " certificate.added ", " store.upgraded "];

    /// <summary>Returns the lines of a shown store, without those that a start adds.</summary>
    public static IEnumerable<string> WithoutStarts(string shown) =>
        shown
            .Split('\n')
            .Where(line =>
                !(
                    line.StartsWith("access ", StringComparison.Ordinal)
                    && OfStarts.Any(start => line.Contains(start, StringComparison.Ordinal))
                )
            );

    public static async Task<string> OfAsync(PortalHost host, TimeProvider clock)
    {
        var shown = new StringBuilder($"at {UtcInstant.Format(clock.GetUtcNow())}\n");
        foreach (var versions in host.Published.All)
        {
            foreach (var version in versions.All)
            {
                var content = Assert.IsType<VersionContent.Intact>(await host.Published.LoadAsync(version)).Published;
                var state = versions.InForceAt(clock.GetUtcNow()) is { } inForce
                    ? versions.StateOf(version, inForce).ToString()
                    : "none in force";
                shown
                    .Append(
                        CultureInfo.InvariantCulture,
                        $"version {version.Matrix}/{version.Number} {state} {version.VersionHash} {content.Version.ContentHash} "
                    )
                    .Append(
                        CultureInfo.InvariantCulture,
                        $"from {UtcInstant.Format(versions.InForceFrom(version))} under entry "
                            + $"{versions.Checkpoints[version.Number].Checkpoint.Content.Sequence}\n"
                    );
            }
        }

        await using var store = host.OpenStore();
        var admin = await store.Users.AsNoTracking().SingleAsync(user => user.Name == "Ada Admin", Cancellation);
        foreach (var stream in AuditStream.All)
        {
            var log = await host
                .Services.GetRequiredService<AuditLog>()
                .ExportAsync(new Actor(admin.Id.ToString("D"), admin.Name), new AuditFilter { Stream = stream }, Cancellation);
            await foreach (var entry in log!.Entries.WithCancellation(Cancellation))
            {
                shown.Append(
                    CultureInfo.InvariantCulture,
                    $"{entry.Stream} {entry.Sequence} {entry.Hash} {entry.Action} {entry.Target}: {log.Sentence.Of(entry.Payload)}\n"
                );
            }
        }

        return shown.ToString();
    }
}
