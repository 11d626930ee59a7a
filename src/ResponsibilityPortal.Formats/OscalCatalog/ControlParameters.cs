using System.Text.Json;
using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Importing;

namespace ResponsibilityPortal.Formats.OscalCatalog;

/// <summary>The parameters of a control. Each is looked up once, however many texts insert it.</summary>
internal sealed partial class ControlParameters(JsonElement control)
{
    /// <summary>More than this becomes no part of a row, also without its white space.</summary>
    public const int TextReadLength = 4 * Responsibility.DescriptionMaxLength;

    /// <summary>The longest label that is kept, since a text can insert it hundreds of times.</summary>
    private const int LabelMaxLength = 500;

    private Dictionary<string, string>? _labels;

    /// <summary>
    /// Returns the beginning of a text, with what its parameters stand for instead of their insertions:
    /// "[organization-defined personnel]".
    /// </summary>
    public string In(string text)
    {
        var beginning = text.Length > TextReadLength ? text[..TextReadLength] : text;
        return beginning.Contains("{{", StringComparison.Ordinal)
            ? Insertion().Replace(beginning, match => $"[{Labels.GetValueOrDefault(match.Groups["id"].Value, "to be defined")}]")
            : beginning;
    }

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
                        _labels.TryAdd(id, ImportText.Cut(label, LabelMaxLength));
                    }
                }
            }

            return _labels;
        }
    }

    [GeneratedRegex(@"\{\{\s*insert:\s*param,\s*(?<id>[^\s}]{1,200})\s*\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Insertion();
}
