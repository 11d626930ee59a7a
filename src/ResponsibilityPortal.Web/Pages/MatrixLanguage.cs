using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Pages;

/// <summary>
/// Marks the texts of a matrix whose language isn't that of the portal, so that screen readers pronounce them and browsers set them in
/// their direction. The texts of other matrices need no marks. Names of parties, columns and products in a sentence of the portal have
/// none.
/// </summary>
public sealed class MatrixLanguage
{
    private const string RightToLeft = "rtl";

    private static readonly MatrixLanguage OfPortal = new();

    private readonly string _start = "";
    private readonly string _end = "";

    private MatrixLanguage() { }

    private MatrixLanguage(string tag)
    {
        var attributes = new Dictionary<string, object>(StringComparer.Ordinal) { ["lang"] = tag };
        if (LanguageTag.IsRightToLeft(tag))
        {
            attributes["dir"] = RightToLeft;
        }

        Attributes = attributes;
        _start = $"<span{string.Concat(attributes.Select(attribute => $" {attribute.Key}=\"{attribute.Value}\""))}>";
        _end = "</span>";
    }

    /// <summary>The attributes of an element that contains only text of the matrix; null if it needs none.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; }

    public static MatrixLanguage Of(Matrix matrix) =>
        LanguageTag.LanguageOf(matrix.Language) == LanguageTag.Default ? OfPortal : new MatrixLanguage(matrix.Language);

    /// <summary>Returns a text of the matrix as encoded markup.</summary>
    public string Encode(string text) => $"{_start}{HtmlEncoder.Default.Encode(text)}{_end}";

    /// <summary>Returns a sentence of the portal that contains texts of the matrix, as encoded markup.</summary>
    public string EncodeIn(string sentence, IEnumerable<string?> texts) =>
        string.Concat(
            PartsOf(sentence, texts).Select(part => part.IsOfMatrix ? Encode(part.Text) : HtmlEncoder.Default.Encode(part.Text))
        );

    /// <summary>Returns a text of the matrix.</summary>
    public RenderFragment Mark(string? text) => builder => Append(builder, text, isOfMatrix: true);

    /// <summary>Returns a sentence of the portal that contains texts of the matrix.</summary>
    public RenderFragment MarkIn(string sentence, IEnumerable<string?> texts) =>
        builder =>
        {
            foreach (var (text, isOfMatrix) in PartsOf(sentence, texts))
            {
                Append(builder, text, isOfMatrix);
            }
        };

    /// <summary>Returns a sentence of the portal about a responsibility.</summary>
    public RenderFragment MarkIn(string sentence, Responsibility responsibility) => MarkIn(sentence, TextsOf(responsibility));

    private static IEnumerable<string?> TextsOf(Responsibility responsibility) =>
        responsibility
            .Assignments.SelectMany(cell => cell.Notes.Select(note => note.Text).Append(cell.NotApplicable))
            .Prepend(responsibility.Title);

    private void Append(RenderTreeBuilder builder, string? text, bool isOfMatrix)
    {
        if (Attributes is null || !isOfMatrix || text is null)
        {
            builder.AddContent(0, text);
            return;
        }

        builder.OpenElement(1, "span");
        builder.AddMultipleAttributes(2, Attributes!);
        builder.AddContent(3, text);
        builder.CloseElement();
    }

    /// <summary>Returns the parts of a sentence that are texts of the matrix, and those between them.</summary>
    /// <remarks>Sentences omit the full stop of a text, and join its lines.</remarks>
    private IEnumerable<(string Text, bool IsOfMatrix)> PartsOf(string sentence, IEnumerable<string?> texts)
    {
        if (Attributes is null)
        {
            yield return (sentence, false);
            yield break;
        }

        List<string> lines =
        [
            .. texts
                .OfType<string>()
                .SelectMany(text => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                .Select(line => line.TrimEnd('.'))
                .Where(line => line.Length > 0),
        ];
        var at = 0;
        while (at < sentence.Length)
        {
            var (start, length) = lines
                .Select(line => (Start: sentence.IndexOf(line, at, StringComparison.Ordinal), line.Length))
                .Where(found => found.Start >= 0)
                .OrderBy(found => found.Start)
                .ThenByDescending(found => found.Length)
                .FirstOrDefault((sentence.Length, 0));
            if (start > at)
            {
                yield return (sentence[at..start], false);
            }

            if (length > 0)
            {
                yield return (sentence.Substring(start, length), true);
            }

            at = start + length;
        }
    }
}
