using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Signing;
using ResponsibilityPortal.Web.Telemetry;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Lists all settings of the portal with the values in use.</summary>
internal static class ShownSettings
{
    private const string Mask = "***";

    private static readonly (string Section, object Defaults)[] Sections =
    [
        (PortalOptions.Section, new PortalOptions()),
        (StoreOptions.Section, new StoreOptions()),
        (PdfOptions.Section, new PdfOptions()),
        (CheckpointOptions.Section, new CheckpointOptions()),
        (TelemetryOptions.Section, new TelemetryOptions()),
    ];

    /// <summary>Settings of the framework that operators change.</summary>
    private static readonly (string Name, string Default)[] Others =
    [
        (WebHostDefaults.ServerUrlsKey, PublicAddress.DefaultListening),
        ("AllowedHosts", "*"),
    ];

    /// <summary>Returns the settings in the order of their sections.</summary>
    public static IReadOnlyList<ShownSetting> Read(IConfigurationRoot configuration) =>
        [
            .. from section in Sections
            from property in section.Defaults.GetType().GetProperties()
            where property.CanWrite
            select Read(
                configuration,
                $"{section.Section}:{property.Name}",
                property.GetValue(section.Defaults),
                property.IsDefined(typeof(SecretSettingAttribute))
            ),
            .. Others.Select(other => Read(configuration, other.Name, other.Default, isSecret: false)),
        ];

    private static ShownSetting Read(IConfigurationRoot configuration, string name, object? whenUnset, bool isSecret)
    {
        foreach (var provider in configuration.Providers.Reverse())
        {
            if (provider.TryGet(name, out var value) && value is not null)
            {
                return new ShownSetting(name, isSecret ? Masked(name, value) : value, SourceOf(provider));
            }
        }

        return new ShownSetting(name, whenUnset is null ? null : Convert.ToString(whenUnset, CultureInfo.InvariantCulture), "default");
    }

    private static string SourceOf(IConfigurationProvider provider) =>
        provider switch
        {
            CommandLineConfigurationProvider => "command line",
            EnvironmentVariablesConfigurationProvider => "environment",
            FileConfigurationProvider { Source.Path: { } path } => path,
            _ => "program",
        };

    /// <summary>Masks a secret. In a connection string, which says where the database is, only the passwords are masked.</summary>
    private static string Masked(string name, string secret)
    {
        if (name != StoreOptions.ConnectionStringSetting)
        {
            return Mask;
        }

        var parts = new DbConnectionStringBuilder();
        try
        {
            parts.ConnectionString = secret;
        }
        catch (ArgumentException)
        {
            return Mask;
        }

        foreach (var key in parts.Keys.Cast<string>().Where(IsPassword).ToList())
        {
            parts[key] = Mask;
        }

        return parts.ConnectionString;
    }

    private static bool IsPassword(string key) =>
        key.Contains("password", StringComparison.OrdinalIgnoreCase) || key.Equals("pwd", StringComparison.OrdinalIgnoreCase);
}
