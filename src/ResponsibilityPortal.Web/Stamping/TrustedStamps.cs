using Microsoft.Extensions.Options;
using ResponsibilityPortal.Formats.Pdf.Stamping;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Stamping;

/// <summary>Whose time stamps this portal trusts, as its operator has set it.</summary>
public sealed class TrustedStamps(IOptions<PdfOptions> options, IHostEnvironment environment)
{
    /// <summary>Read when the portal starts: what happens to the file with the certificates later changes nothing until the next start.</summary>
    public TimeStampTrust Trust { get; } = Read(options.Value, environment.ContentRootPath);

    /// <exception cref="StartRefusedException">The file with the certificates can't be used.</exception>
    private static TimeStampTrust Read(PdfOptions options, string root)
    {
        var certificates = StampCertificates.Read(options, root, out var problem);
        return problem is null ? new TimeStampTrust(certificates) : throw new StartRefusedException(problem);
    }
}
