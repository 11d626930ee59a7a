using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Pdf;
using ResponsibilityPortal.Pdf.Reading;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Integrity.Witnessing;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Reports;

namespace ResponsibilityPortal.Tests.Web.Reports;

/// <summary>A report proves who published its content to an auditor who has only the portal's public key.</summary>
public sealed class PublicationProofTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _files = new();
    private PortalHost _host = null!;

    private string Key => _files.File("checkpoint-key.pem");

    public async ValueTask InitializeAsync()
    {
        _host = await VerifiedPortal.StartAsync();
        await _host.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug));
        await File.WriteAllTextAsync(Key, await _host.ReadAsync("/checkpoint-key.pem"), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _files.Dispose();
    }

    [Theory]
    [InlineData("/matrices/sample/versions/1/export.pdf")]
    [InlineData("/matrices/sample/versions/2/export.pdf")]
    [InlineData("/matrices/sample/versions/2/export.pdf?model=saas")]
    public async Task Report_ProvesItsPublicationWithoutThePortal(string address)
    {
        var opinion = await CheckAsync(await _host.FileAsync(address));

        Assert.True(opinion.ExitCode == SecondOpinion.Good, opinion.Said);
        Assert.Contains(
            $"holds the content of version {address["/matrices/sample/versions/".Length]} of sample, published by {Given.Ada.Name} on ",
            opinion.Said,
            StringComparison.Ordinal
        );
    }

    /// <summary>
    /// The witness confirmed the log when the next version was published. Its checkpoint is linked to the one in the file.
    /// </summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    public async Task Report_UnderACheckpointThatAWitnessHasConfirmed_ProvesThatToo(int version, bool isWhole)
    {
        var signer = WitnessSigner.Make("witness.example/1");
        var all = _host.Services.GetRequiredService<Checkpoints>().All;
        var last = all[^1];
        var at = UtcInstant.Parse("2026-03-01T12:00:00.000Z");
        var notes = all.SkipLast(1)
            .Select(signed => signed.Note)
            .Append(last.Note with { Signatures = [.. last.Note.Signatures, signer.Sign(last.Note.Text, at)] });
        await File.WriteAllTextAsync(
            _files.File("checkpoints.txt"),
            string.Concat(isWhole ? notes : notes.SkipLast(1)),
            TestContext.Current.CancellationToken
        );

        var opinion = await CheckAsync(
            await _host.FileAsync($"/matrices/sample/versions/{version}/export.pdf"),
            "--checkpoints",
            _files.File("checkpoints.txt"),
            "--witness",
            signer.Key.ToString()
        );

        Assert.True(opinion.ExitCode == SecondOpinion.Good, opinion.Said);
        Assert.Contains(
            isWhole
                ? $"Good: the witness {signer.Key.Name} confirmed the checkpoint of {UtcInstant.Format(last.Checkpoint.Time)}, "
                : $"Not checked: the witness {signer.Key.Name} has cosigned neither the checkpoint in ",
            opinion.Said,
            StringComparison.Ordinal
        );
    }

    /// <summary>Each is a forgery that is possible without the key of the checkpoints.</summary>
    [Theory]
    [InlineData("another publisher", "does not name the entry of the log in it")]
    [InlineData("another content", "is not that of the version which the log tells of")]
    [InlineData("a checkpoint of another key", "is not signed by a trusted key")]
    public async Task Report_WithAForgedProof_IsRefused(string forgery, string problem)
    {
        var versions = _host.Published.Find("sample")!;
        var published = Assert.IsType<VersionContent.Intact>(await _host.Published.LoadAsync(versions.Latest)).Published;
        var prepared = await _host
            .Services.GetRequiredService<ReportSources>()
            .PrepareAsync(
                published,
                versions,
                new ConfirmedCheckpoint(versions.Checkpoints[2], []),
                new ReportOptions(MatrixFilter.None, ReportPaper.A4, null),
                null
            );
        var request = Assert.IsType<ReportPreparation.Ready>(prepared).Request;
        var proof = request.Proof!;
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        request = forgery switch
        {
            "another publisher" => request with
            {
                Proof = proof with
                {
                    Payload = Encoding.UTF8.GetBytes(
                        Encoding.UTF8.GetString(proof.Payload.Span).Replace("\"reason\"", "\"Reason\"", StringComparison.Ordinal)
                    ),
                },
            },
            "another content" => request with { Published = new(published.Version, published.Matrix, "{}"u8.ToArray()) },
            _ => request with { Proof = proof with { Checkpoint = Resigned(proof.Checkpoint.Checkpoint, other) } },
        };

        var opinion = await CheckAsync(
            Assert.IsType<ReportOutcome.Written>(AuditReport.Write(request, TestContext.Current.CancellationToken)).Bytes
        );

        Assert.True(opinion.ExitCode == SecondOpinion.Broken, opinion.Said);
        Assert.Contains(problem, opinion.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_WithUsersShownByRole_HasNoNamesInAProof()
    {
        await using var discreet = await VerifiedPortal.StartAsync(("Portal:PeopleOnReaderPages", "roles"));
        Assert.Null(PdfAttachments.In(PdfFile.Read(await discreet.FileAsync()), AttachmentRelationship.Supplement));
        Assert.NotNull(PdfAttachments.In(PdfFile.Read(await _host.FileAsync()), AttachmentRelationship.Supplement));
    }

    /// <summary>The entries in between would have to be in the file, and can be unpublished edits.</summary>
    [Fact]
    public async Task Proof_UnderACheckpointOverLaterEntries_IsNone()
    {
        var versions = _host.Published.Find("sample")!;
        var proofs = _host.Services.GetRequiredService<PublicationProofs>();
        Assert.Null(await proofs.FindAsync(versions.Find(1)!, versions.Checkpoints[2], TestContext.Current.CancellationToken));
        Assert.NotNull(await proofs.FindAsync(versions.Find(1)!, versions.Checkpoints[1], TestContext.Current.CancellationToken));
    }

    private static SignedCheckpoint Resigned(Checkpoint checkpoint, ECDsa key) => new(checkpoint, checkpoint.Sign(key, checkpoint.Origin));

    private async Task<SecondOpinion> CheckAsync(byte[] report, params string[] more)
    {
        var file = _files.File("report.pdf");
        await File.WriteAllBytesAsync(file, report, TestContext.Current.CancellationToken);
        return await SecondVerifier.RunAsync(["--pdf", file, "--key", Key, .. more]);
    }
}
