using Microsoft.Extensions.Options;

namespace ResponsibilityPortal.Web.Signing;

/// <summary>Refuses settings of PDF exports that cannot work, by name and with what would.</summary>
internal sealed class PdfOptionsValidator(IHostEnvironment environment) : IValidateOptions<PdfOptions>
{
    public ValidateOptionsResult Validate(string? name, PdfOptions options)
    {
        if (options.Signing is not (PdfOptions.SigningOn or PdfOptions.SigningOff))
        {
            return ValidateOptionsResult.Fail(
                $"{PdfOptions.Key(nameof(options.Signing))} must be '{PdfOptions.SigningOn}' or '{PdfOptions.SigningOff}', not '{options.Signing}'.");
        }

        if (options.ExportsAtOnce is < 1 or > 64)
        {
            return ValidateOptionsResult.Fail($"{PdfOptions.Key(nameof(options.ExportsAtOnce))} must be between 1 and 64.");
        }

        if (!options.IsSigning || options.Certificate is null)
        {
            return ValidateOptionsResult.Success;
        }

        using var certificate = ConfiguredCertificate.Read(options, environment.ContentRootPath, out var problem);
        return problem is null ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problem);
    }
}
