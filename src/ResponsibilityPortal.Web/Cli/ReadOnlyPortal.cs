using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Integrity;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>A portal that only reads its data directory, which another process may hold. For commands that read.</summary>
internal static class ReadOnlyPortal
{
    /// <summary>Turns logging off: a command prints its own result.</summary>
    private static readonly string[] Quiet =
    [
        "--Serilog:MinimumLevel:Default=Fatal",
        "--Serilog:MinimumLevel:Override:Microsoft=Fatal",
        "--Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime=Fatal",
    ];

    /// <param name="settings">Settings as command-line arguments.</param>
    public static WebApplication Open(string[] settings)
    {
        var app = Build(settings);
        app.Services.GetRequiredService<Checkpoints>().Open();
        return app;
    }

    /// <summary>Builds a portal that has not read its checkpoints yet.</summary>
    /// <param name="settings">Settings as command-line arguments.</param>
    public static WebApplication Build(string[] settings)
    {
        var builder = PortalBuilder.Create([.. settings, .. Quiet]);
        builder.AddPortal(isReadOnly: true);
        return builder.Build();
    }
}
