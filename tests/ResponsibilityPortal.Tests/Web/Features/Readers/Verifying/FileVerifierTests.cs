using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Tests.Pdf.Reading;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Readers.Verifying;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;

public sealed class FileVerifierTests : IAsyncLifetime
{
    private PortalHost _host = null!;

    private FileVerifier Verifier => _host.Services.GetRequiredService<FileVerifier>();

    public async ValueTask InitializeAsync() => _host = await VerifiedPortal.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Verify_WhenTimeIsUp_SaysSoForEachKindOfFile()
    {
        foreach (var file in new[] { await _host.FileAsync(), Encoding.UTF8.GetBytes("""{"format":"responsibility-matrix/1"}""") })
        {
            var verification = await Verifier.VerifyAsync(file, TimeSpan.Zero, TestContext.Current.CancellationToken);
            Assert.Equal(Verdict.CannotTell, verification.Verdict);
            Assert.Equal(
                "The check took longer than 0 seconds and was stopped. Checking an export takes less than one.",
                verification.Explanation
            );
        }
    }

    [Fact]
    public async Task Verify_WhenTheClientHasGone_IsEnded() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Verifier.VerifyAsync(await _host.FileAsync(), new CancellationToken(canceled: true))
        );

    [Fact]
    public async Task Verify_BombOfEachKind_IsRefusedInWords()
    {
        var pdf = new CraftedPdf()
            .Object("<</Pages 2 0 R>>")
            .Refer(2, 3, 0)
            .Stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", CraftedPdf.Deflated(new byte[95 << 20]))
            .Finish();
        var ofPdf = await _host.VerifyAsync(pdf);
        Assert.Equal(Verdict.NotOurs, ofPdf.Verdict);
        Assert.Contains(ofPdf.Checks, check => check.Words.Contains("Its streams hold more than 32 MB.", StringComparison.Ordinal));

        var json = Encoding.UTF8.GetBytes($"{{{string.Join(',', Enumerable.Range(0, 1_000).Select(number => $"\"k{number}\":1"))}}}");
        var ofJson = await _host.VerifyAsync(json);
        Assert.Equal(Verdict.NotOurs, ofJson.Verdict);
        Assert.Contains(ofJson.Checks, check => check.Words.Contains("more than 128 properties", StringComparison.Ordinal));
    }
}
