using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Pdf;
using static ResponsibilityPortal.Tests.Formats.Pdf.ReportSamples;

namespace ResponsibilityPortal.Tests.Formats.Pdf;

/// <summary>The identifier of a file depends on everything that its bytes depend on.</summary>
public sealed class ReportIdentifierTests
{
    [Fact]
    public void Identifier_OfDifferentFiles_IsDifferent()
    {
        var request = Request(BuiltIn);
        ReportRequest[] others =
        [
            request with
            {
                Address = $"{request.Address}?model=paas",
                Filter = Filter("model=paas"),
            },
            request with
            {
                Paper = ReportPaper.Letter,
            },
            request with
            {
                Release = "Responsibility Portal 9.10",
            },
            request with
            {
                VerifyAddress = "https://elsewhere.example/verify",
            },
            request with
            {
                NameOf = _ => "an approver",
            },
            request with
            {
                CertificateFingerprint = "AB:CD",
            },
            request with
            {
                Checkpoint = Checkpoint(),
            },
            request with
            {
                Origins = [new VersionOrigin(1, null, [])],
            },
            request with
            {
                Origins =
                [
                    new VersionOrigin(
                        1,
                        null,
                        [new MoveOrigin(new CellKey("keys", "saas"), "Agreed.", Given.Ada, BuiltIn.Version.PublishedAt)]
                    ),
                ],
            },
            request with
            {
                CheckpointsAddress = "https://elsewhere.example/checkpoints.txt",
            },
            Request(ExportSamples.Published(ExportSamples.BuiltIn, 2)),
        ];

        Assert.Equal(others.Length + 1, others.Prepend(request).Select(IdentifierOf).Distinct().Count());
        Assert.Equal(IdentifierOf(request), IdentifierOf(Request(ExportSamples.Published(ExportSamples.BuiltIn))));
    }

    /// <summary>Publishers and approvers of earlier versions are printed only if changes since a requested version are listed.</summary>
    [Fact]
    public void Identifier_DependsOnThePrintedUsers()
    {
        var request = Request(Version(Given.Matrix(), 3)) with
        {
            Earlier = [Version(Given.Matrix(), 1), Version(Given.Matrix(), 2)],
            Since = 1,
        };
        var second = request.Earlier[1];
        var byJoan = request with
        {
            Earlier =
            [
                request.Earlier[0],
                new PublishedMatrix(
                    second.Version with
                    {
                        ApprovedBy = new Actor("user:joan", "Joan Third"),
                    },
                    second.Matrix,
                    second.Content
                ),
            ],
        };
        static string WithoutJoan(Actor actor) => actor.Name == "Joan Third" ? "an approver" : actor.Name;

        Assert.NotEqual(
            IdentifierOf(request),
            IdentifierOf(request with { NameOf = actor => actor.Name == "Grace Second" ? "an approver" : actor.Name })
        );
        Assert.NotEqual(IdentifierOf(byJoan), IdentifierOf(byJoan with { NameOf = WithoutJoan }));
        Assert.Equal(IdentifierOf(byJoan with { Since = null }), IdentifierOf(byJoan with { Since = null, NameOf = WithoutJoan }));
    }

    private static string IdentifierOf(ReportRequest request)
    {
        var file = PdfFileReader.Read(Write(request));
        return Convert.ToHexString(file.ListAt(file.Trailer, "ID").OfType<PdfValue.String>().First().Bytes);
    }
}
