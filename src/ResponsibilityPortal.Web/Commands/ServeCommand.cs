using ResponsibilityPortal.Web.Composition;

namespace ResponsibilityPortal.Web.Commands;

/// <summary>Serves the portal until it is told to stop.</summary>
internal static class ServeCommand
{
    /// <param name="settings">Settings in the form of the command line.</param>
    public static async Task RunAsync(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.AddPortal();

        await using var app = builder.Build();
        app.UsePortal();
        await app.OpenAsync();
        await app.RunAsync();
    }
}
