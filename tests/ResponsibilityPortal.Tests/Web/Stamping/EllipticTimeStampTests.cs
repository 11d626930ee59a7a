using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Pdf;
using ResponsibilityPortal.Tests.Support.Stamping;
using ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;
using ResponsibilityPortal.Web.Features.Readers.Verifying;
using ResponsibilityPortal.Web.Stamping;

namespace ResponsibilityPortal.Tests.Web.Stamping;

/// <summary>
/// Stamps of a server with a key on an elliptic curve have two or three lengths, so several are asked for until one fills its space. The
/// clock stands still, so that a busy machine is no slow server.
/// </summary>
public sealed class EllipticTimeStampTests
{
    [Fact]
    public async Task Exports_OfAServerWithAnEllipticKey_AreStampedAndUnchanged()
    {
        await using var server = await TimeStampResponder.StartAsync(await TimeStampAuthority.MakeAsync(isElliptic: true));
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = PortalHost.Start(
            null,
            clock,
            TimeStampResponder.OnlyOnDemand,
            [("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl), .. server.Settings]
        );
        await host.PublishAsync(Given.Matrix());

        foreach (var query in new[] { "", "?paper=letter" })
        {
            var file = await host.FileAsync($"{VerifiedPortal.Export}{query}");
            while (host.Services.GetRequiredService<TimeStamps>().Problem is { } problem)
            {
                // One in three hundred times, no stamp has the length of the one before. The portal tries again after a while.
                Assert.Contains("another length each time", problem, StringComparison.Ordinal);
                clock.Advance(TimeStamps.Pause);
                file = await host.FileAsync($"{VerifiedPortal.Export}{query}");
            }

            var found = await host.VerifyAsync(file);
            Assert.Equal(
                (Verdict.Unchanged, true, TimeStampState.Trusted, true),
                (found.Verdict, found.IsIdentical, found.TimeStamp!.State, found.TimeStamp.IsKept)
            );
            Assert.Empty(PdfConformance.Check(file));
        }
    }
}
