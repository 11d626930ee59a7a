using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Deployment;

/// <summary>systemd accepts the unit of the portal, and finds that it is well shut off from the machine.</summary>
public sealed class SystemdUnitTests : IDisposable
{
    private const string Name = "responsibility-portal.service";

    /// <summary>The exposure of the unit in tenths, from 0 (good) to 100.</summary>
    private const int MostExposed = 15;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Unit_OfThePortal_IsValid()
    {
        // The portal isn't installed here.
        var unit = (await File.ReadAllTextAsync(Unit, TestContext.Current.CancellationToken))
            .Replace("ExecStart=/opt/responsibility-portal/ResponsibilityPortal.Web", "ExecStart=/bin/true", StringComparison.Ordinal);
        await File.WriteAllTextAsync(_directory.File(Name), unit, TestContext.Current.CancellationToken);
        var answer = await AnalyzeAsync("verify", "--man=no", "--recursive-errors=no", _directory.File(Name));
        Assert.Equal((0, ""), (answer.ExitCode, answer.Output));
    }

    [Fact]
    public async Task Unit_OfThePortal_IsHardlyExposed()
    {
        var limit = MostExposed.ToString(CultureInfo.InvariantCulture);
        var answer = await AnalyzeAsync("security", "--offline=yes", "--no-pager", $"--threshold={limit}", Unit);
        Assert.True(answer.ExitCode == 0, answer.Output);
        Assert.Contains("Overall exposure level", answer.Output, StringComparison.Ordinal);
    }

    private static string Unit => Path.Combine(Repository.Root, "deploy", Name);

    private static async Task<ToolAnswer> AnalyzeAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ToolAnswer(process.ExitCode, $"{await output}{await errors}");
    }

    private static Process Start(string[] arguments)
    {
        try
        {
            return Process.Start(
                new ProcessStartInfo("systemd-analyze", arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
            )!;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException("systemd-analyze is missing. `bash tests/run.sh` installs it.");
        }
    }
}
