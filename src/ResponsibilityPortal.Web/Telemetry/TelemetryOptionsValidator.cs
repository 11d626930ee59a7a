using Microsoft.Extensions.Options;

namespace ResponsibilityPortal.Web.Telemetry;

/// <summary>Refuses settings that can't work. Names each one and its valid values.</summary>
internal sealed class TelemetryOptionsValidator(IConfiguration configuration) : IValidateOptions<TelemetryOptions>
{
    public ValidateOptionsResult Validate(string? name, TelemetryOptions options)
    {
        var problems = new List<string>();
        if (options.OtlpEndpoint is { } collector && !IsHttp(collector))
        {
            problems.Add(
                $"{TelemetryOptions.Key(nameof(options.OtlpEndpoint))} must be an http or https address, such as "
                    + $"http://collector.example.com:4317, not '{collector.OriginalString}'."
            );
        }

        if (!Enum.IsDefined(options.OtlpProtocol))
        {
            problems.Add(
                $"{TelemetryOptions.Key(nameof(options.OtlpProtocol))} must be {string.Join(" or ", Enum.GetNames<OtlpProtocol>())}, "
                    + $"not '{options.OtlpProtocol}'."
            );
        }

        if (options.OtlpHeaders is { Length: > 0 } headers && !AreHeaders(headers))
        {
            problems.Add(
                $"{TelemetryOptions.Key(nameof(options.OtlpHeaders))} must list headers as name=value with commas between, such as "
                    + "api-key=abc,tenant=7."
            );
        }

        if (options.MetricsPort is { } port && !ListeningPorts.Read(configuration).Contains(port))
        {
            problems.Add(
                $"{TelemetryOptions.Key(nameof(options.MetricsPort))} is {port}, but the portal doesn't listen at that port. Add an address "
                    + $"with it to the setting '{WebHostDefaults.ServerUrlsKey}', as in http://localhost:5080;http://*:{port}."
            );
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static bool IsHttp(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    private static bool AreHeaders(string headers) => headers.Split(',').All(header => header.IndexOf('=', StringComparison.Ordinal) > 0);
}
