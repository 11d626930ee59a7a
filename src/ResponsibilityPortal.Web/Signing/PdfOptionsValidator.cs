using Microsoft.Extensions.Options;

namespace ResponsibilityPortal.Web.Signing;

/// <summary>Refuses settings of PDF exports that can't work. Names each one and its valid values.</summary>
internal sealed class PdfOptionsValidator(IHostEnvironment environment) : IValidateOptions<PdfOptions>
{
    public ValidateOptionsResult Validate(string? name, PdfOptions options)
    {
        if (options.Signing is not (PdfOptions.SigningOn or PdfOptions.SigningOff))
        {
            return ValidateOptionsResult.Fail(
                $"{PdfOptions.Key(nameof(options.Signing))} must be '{PdfOptions.SigningOn}' or '{PdfOptions.SigningOff}', not "
                    + $"'{options.Signing}'."
            );
        }

        if (options.ExportsAtOnce is < 1 or > 64)
        {
            return ValidateOptionsResult.Fail($"{PdfOptions.Key(nameof(options.ExportsAtOnce))} must be between 1 and 64.");
        }

        string? problem = null;
        if (options is { IsSigning: true, Certificate: not null })
        {
            using var certificate = ConfiguredCertificate.Read(options, environment.ContentRootPath, out problem);
        }

        problem ??= ProblemOfStamps(options);
        return problem is null ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problem);
    }

    /// <summary>Trusted certificates are allowed without a server: files that were stamped before are still checked.</summary>
    private string? ProblemOfStamps(PdfOptions options)
    {
        const string Server = $"{PdfOptions.Section}:{nameof(PdfOptions.TimeStampServer)}";
        if (options.IsStamping)
        {
            if (
                !Uri.TryCreate(options.TimeStampServer, UriKind.Absolute, out var address)
                || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
            )
            {
                return $"{Server} must be an absolute address that begins with http:// or https://, not '{options.TimeStampServer}'.";
            }

            if (address.UserInfo.Length > 0)
            {
                return $"{Server} must not contain a user name or password.";
            }

            if (options.TimeStampCertificate is null)
            {
                return $"{Server} needs {PdfOptions.Key(nameof(options.TimeStampCertificate))}: a PEM file with the certificates whose "
                    + "time stamps are trusted.";
            }
        }

        StampCertificates.Read(options, environment.ContentRootPath, out var problem);
        return problem;
    }
}
