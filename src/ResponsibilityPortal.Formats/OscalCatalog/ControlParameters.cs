using System.Text.Json;
using System.Text.RegularExpressions;

namespace ResponsibilityPortal.Formats.OscalCatalog;

/// <summary>The parameters of a control. Each is looked up once, however many texts insert it.</summary>
internal sealed partial class ControlParameters(JsonElement control)
{
    private Dictionary<string, string>? _labels;

    /// <summary>Replaces insertions of parameters by what they stand for: "[organization-defined personnel]".</summary>
    public string In(string text) =>
        text.Contains("{{", StringComparison.Ordinal)
            ? Insertion().Replace(text, match => $"[{Labels.GetValueOrDefault(match.Groups["id"].Value, "to be defined")}]")
            : text;

    private Dictionary<string, string> Labels
    {
        get
        {
            if (_labels is null)
            {
                _labels = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var parameter in CatalogText.ItemsOf(control, "params"))
                {
                    if (CatalogText.TextOf(parameter, "id") is { } id && CatalogText.TextOf(parameter, "label") is { } label)
                    {
                        _labels.TryAdd(id, label);
                    }
                }
            }

            return _labels;
        }
    }

    [GeneratedRegex(@"\{\{\s*insert:\s*param,\s*(?<id>[^\s}]{1,200})\s*\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Insertion();
}
