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

        if (options.MetricsPort is { } port && !ListensAt(port))
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

    private bool ListensAt(int port) =>
        (configuration[WebHostDefaults.ServerUrlsKey] ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Any(address => BindingAddress.Parse(address).Port == port);
}
