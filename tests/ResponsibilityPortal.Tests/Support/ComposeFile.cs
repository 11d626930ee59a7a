using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>A compose file of the directory <c>deploy</c>, or a part of it.</summary>
internal sealed class ComposeFile
{
    private readonly Dictionary<object, object?> _entries;

    private ComposeFile(Dictionary<object, object?> entries) => _entries = entries;

    /// <summary>The names of all compose files.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.GetFiles(Repository.Deployment, "compose*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal),
    ];

    public IReadOnlyList<ComposeFile> Services =>
        [.. Entries("services").Values.Select(service => new ComposeFile((Dictionary<object, object?>)service!))];

    /// <summary>Reads a file, with its anchors in place.</summary>
    public static ComposeFile Read(string name)
    {
        using var reader = File.OpenText(Path.Combine(Repository.Deployment, name));
        return new ComposeFile(
            new DeserializerBuilder().Build().Deserialize<Dictionary<object, object?>>(new MergingParser(new Parser(reader)))
        );
    }

    /// <summary>Returns the names of entries, in order; empty when there are none.</summary>
    public IReadOnlyList<string> Keys(string name) => [.. Entries(name).Keys.Select(key => $"{key}").Order(StringComparer.Ordinal)];

    /// <summary>Returns the values of entries that are texts; empty when there are none.</summary>
    public IReadOnlyList<string> Values(string name) => [.. Entries(name).Values.OfType<string>()];

    /// <summary>Returns a list of texts; empty when there is none.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        _entries.GetValueOrDefault(name) is List<object> texts ? [.. texts.OfType<string>()] : [];

    /// <summary>Returns a text; null when there is none.</summary>
    public string? Text(string name) => _entries.GetValueOrDefault(name) as string;

    private Dictionary<object, object?> Entries(string name) => _entries.GetValueOrDefault(name) as Dictionary<object, object?> ?? [];
}
