using System.IO.Compression;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Store.Releases;

/// <summary>Stores that earlier releases wrote: zipped data directories, with what those releases showed.</summary>
internal static class ReleaseStore
{
    /// <summary>The directory of the stores, next to this file.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "ResponsibilityPortal.Tests", "Store", "Releases");

    /// <summary>The days on which the stores were written.</summary>
    public static IEnumerable<string> Names =>
        Directory.GetFiles(Folder, "*.zip").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    /// <summary>A data directory for the test.</summary>
    public static TemporaryDirectory Unzip(string name)
    {
        var data = new TemporaryDirectory();
        ZipFile.ExtractToDirectory(Path.Combine(Folder, $"{name}.zip"), data.Path);
        return data;
    }

    /// <summary>What the release showed of its store, in the form of <see cref="ShownStore"/>.</summary>
    public static string ShownOf(string name) => File.ReadAllText(Path.Combine(Folder, $"{name}.txt"));
}
