using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Integrity;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>A portal that only looks at its data, beside the process that may hold them, for commands that read.</summary>
internal static class LookingPortal
{
    /// <summary>A command says what there is to say; a log around it would only be in the way.</summary>
    private static readonly string[] Quiet =
    [
        "--Serilog:MinimumLevel:Default=Fatal", "--Serilog:MinimumLevel:Override:Microsoft=Fatal", "--Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime=Fatal",
    ];

    /// <param name="settings">Settings in the form of the command line.</param>
    public static WebApplication Open(string[] settings)
    {
        var app = Build(settings);
        app.Services.GetRequiredService<Checkpoints>().Open();
        return app;
    }

    /// <summary>One that has not read its checkpoints yet.</summary>
    /// <param name="settings">Settings in the form of the command line.</param>
    public static WebApplication Build(string[] settings)
    {
        var builder = WebApplication.CreateBuilder([.. settings, .. Quiet]);
        builder.AddPortal(looksOnly: true);
        return builder.Build();
    }
}
