using Microsoft.AspNetCore.Components;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

public sealed partial class VerifyPage
{
    [Inject]
    public required PortalUrls Urls { get; set; }

    /// <summary>The result of checking a file; null before a file was sent.</summary>
    [Parameter]
    public Verification? Verification { get; set; }

    /// <summary>What is wrong with the form that was sent; null when nothing is.</summary>
    [Parameter]
    public string? Problem { get; set; }

    /// <summary>Whether this portal signs its files at present.</summary>
    [Parameter]
    public bool IsSigning { get; set; }

    /// <summary>Of the certificate in use, or of the last one that was; null where nothing was ever signed.</summary>
    [Parameter]
    public string? Fingerprint { get; set; }

    private string Title => Verification?.Headline ?? "Verify a downloaded file";

    private bool IsProven => Verification?.Verdict is Verdict.Unchanged;

    private string Tone =>
        Verification?.Verdict switch
        {
            Verdict.Unchanged when Verification.IsIdentical => "good",
            Verdict.Unchanged or Verdict.CannotTell => "unsure",
            _ => "bad",
        };
}
