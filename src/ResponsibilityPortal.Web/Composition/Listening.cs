namespace ResponsibilityPortal.Web.Composition;

/// <summary>Where the portal listens.</summary>
internal static class Listening
{
    public const string DefaultAddress = "http://localhost:5080";

    /// <summary>What an operator can say instead, by command line, environment or file.</summary>
    private static readonly string[] Settings = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey, "Kestrel:Endpoints"];

    public static void ListenByDefault(this WebApplicationBuilder builder)
    {
        if (!Settings.Any(setting => builder.Configuration.GetSection(setting) is var section && (section.Value is not null || section.GetChildren().Any())))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    }
}
