using System.IO.Compression;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Store.Releases;

/// <summary>Stores that earlier releases have written, kept as zipped data directories with what those releases showed of them.</summary>
internal static class ReleaseStore
{
    /// <summary>Where they are kept, beside this file.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "ResponsibilityPortal.Tests", "Store", "Releases");

    /// <summary>By the day on which each was written.</summary>
    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.zip").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    /// <summary>A data directory of the test's own.</summary>
    public static TemporaryDirectory Unzip(string name)
    {
        var data = new TemporaryDirectory();
        ZipFile.ExtractToDirectory(Path.Combine(Folder, $"{name}.zip"), data.Path);
        return data;
    }

    /// <summary>What the release that wrote a store showed of it, as <see cref="ShownStore"/> writes it down.</summary>
    public static string ShownOf(string name) => File.ReadAllText(Path.Combine(Folder, $"{name}.txt"));
}
