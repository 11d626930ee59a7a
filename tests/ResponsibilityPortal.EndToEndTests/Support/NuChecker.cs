using System.Diagnostics;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>The Nu HTML checker.</summary>
internal static class NuChecker
{
    /// <summary>Returns the errors that it finds; empty when there are none.</summary>
    public static async Task<string> CheckAsync(params string[] arguments)
    {
        var jar =
            Environment.GetEnvironmentVariable("NU_JAR")
            ?? Path.Combine(Repository.Artifacts, "nu", "node_modules", "vnu-jar", "build", "dist", "vnu.jar");
        Assert.True(File.Exists(jar), "The Nu HTML checker is missing. `bash tests/run.sh` installs it.");
        var start = new ProcessStartInfo("java", ["-jar", jar, .. arguments]) { RedirectStandardError = true };
        using var checker = Process.Start(start)!;
        var errors = await checker.StandardError.ReadToEndAsync();
        await checker.WaitForExitAsync();
        return errors.Trim();
    }
}
