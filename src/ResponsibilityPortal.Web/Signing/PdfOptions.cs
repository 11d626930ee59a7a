using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Signing;

/// <summary>The section <c>Pdf</c> of the configuration. docs/reference/configuration.md describes every key.</summary>
public sealed class PdfOptions
{
    public const string Section = "Pdf";

    /// <summary>The value of <see cref="Signing"/> that signs every PDF export.</summary>
    public const string SigningOn = "on";

    /// <summary>The value of <see cref="Signing"/> for unsigned files.</summary>
    public const string SigningOff = "off";

    /// <summary>Whether PDF exports are signed.</summary>
    public string Signing { get; set; } = SigningOn;

    /// <summary>
    /// A PEM or PFX file with the certificate and its private key, relative to the content root. Null for the portal's own.
    /// </summary>
    public string? Certificate { get; set; }

    /// <summary>The password of that file.</summary>
    [SecretSetting]
    public string? CertificatePassword { get; set; }

    /// <summary>The http or https address of the time-stamp server (RFC 3161) for reports. Null for none.</summary>
    public string? TimeStampServer { get; set; }

    /// <summary>A PEM file with the certificates whose time stamps are trusted, relative to the content root. Null for none.</summary>
    public string? TimeStampCertificate { get; set; }

    /// <summary>How many PDF exports are made at the same time. A few more wait, and others are refused as busy.</summary>
    public int ExportsAtOnce { get; set; } = 2;

    public bool IsSigning => Signing == SigningOn;

    /// <summary>Whether reports get time stamps.</summary>
    public bool IsStamping => IsSigning && TimeStampServer is not null;

    /// <summary>Returns a setting by its full name.</summary>
    public static string Key(string property) => $"{Section}:{property}";
}
