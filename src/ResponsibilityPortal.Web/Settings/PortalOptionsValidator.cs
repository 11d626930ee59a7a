using Microsoft.Extensions.Options;

namespace ResponsibilityPortal.Web.Settings;

/// <summary>Refuses settings that can't work. Names each one and its valid values.</summary>
internal sealed class PortalOptionsValidator : IValidateOptions<PortalOptions>
{
    public ValidateOptionsResult Validate(string? name, PortalOptions options)
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(options.DataDirectory))
        {
            problems.Add($"{Key(nameof(options.DataDirectory))} must name a directory.");
        }

        if (
            options.PublicUrl is { } url
            && (
                !url.IsAbsoluteUri
                || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
                || url.Query.Length > 0
                || url.Fragment.Length > 0
            )
        )
        {
            problems.Add(
                $"{Key(nameof(options.PublicUrl))} must be an absolute http or https address without query, not '{url.OriginalString}'."
            );
        }

        if (options.Seed is not (PortalOptions.SeedBuiltIn or PortalOptions.SeedNone))
        {
            problems.Add(
                $"{Key(nameof(options.Seed))} must be '{PortalOptions.SeedBuiltIn}' or '{PortalOptions.SeedNone}', not '{options.Seed}'."
            );
        }

        if (options.PeopleOnReaderPages is not (PortalOptions.PeopleByName or PortalOptions.PeopleByRole))
        {
            problems.Add(
                $"{Key(nameof(options.PeopleOnReaderPages))} must be '{PortalOptions.PeopleByName}' or '{PortalOptions.PeopleByRole}', "
                    + $"not '{options.PeopleOnReaderPages}'."
            );
        }

        if (options.SecurityContact is { } contact && !IsContact(contact))
        {
            problems.Add(
                $"{Key(nameof(options.SecurityContact))} must be a mailto, https or tel address, such as mailto:security@example.com, "
                    + $"not '{contact}'."
            );
        }

        if (options.PageCacheMegabytes is < 1 or > 16_384)
        {
            problems.Add($"{Key(nameof(options.PageCacheMegabytes))} must be between 1 and 16384.");
        }

        if (options.ApiRequestsPerSecond is < 1 or > 1_000_000)
        {
            problems.Add($"{Key(nameof(options.ApiRequestsPerSecond))} must be between 1 and 1000000.");
        }

        if (options.UncachedPagesPerMinute is < 1 or > 1_000_000)
        {
            problems.Add($"{Key(nameof(options.UncachedPagesPerMinute))} must be between 1 and 1000000.");
        }

        if (options.ExportsPerNetwork is < 1 or > 1_000_000)
        {
            problems.Add($"{Key(nameof(options.ExportsPerNetwork))} must be between 1 and 1000000.");
        }

        if (options.ProblemReportsKeptDays is < 1 or > 3_650)
        {
            problems.Add($"{Key(nameof(options.ProblemReportsKeptDays))} must be between 1 and 3650.");
        }

        if (options.DrainSeconds is < 0 or > 3_600)
        {
            problems.Add($"{Key(nameof(options.DrainSeconds))} must be between 0 and 3600.");
        }

        if (PortalProxies.Unreadable(options.TrustedProxies) is { } unreadable)
        {
            problems.Add(
                $"{Key(nameof(options.TrustedProxies))} must list addresses or networks such as 10.0.0.1 or 10.0.0.0/8, not '{unreadable}'."
            );
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    /// <summary>RFC 9116, 2.5.3: an address with its scheme, on one line.</summary>
    private static bool IsContact(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && !text.Any(char.IsWhiteSpace)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeMailto || address.Scheme == "tel");

    private static string Key(string property) => $"{PortalOptions.Section}:{property}";
}
