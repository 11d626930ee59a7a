using System.Globalization;
using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>Under which address each thing stands in a <see cref="StateBook"/>, and how people call it.</summary>
public static class StateAddress
{
    public static string Person(string id) => $"people/{id}";

    public static string Token(string id) => $"api-tokens/{id}";

    public static string Matrix(string matrix) => $"matrices/{matrix}";

    public static string Version(string matrix, int number) => string.Create(CultureInfo.InvariantCulture, $"matrices/{matrix}/versions/{number}");

    /// <param name="element">Empty for the beginning of all.</param>
    public static string Draft(string matrix, string element) => $"matrices/{matrix}/draft/{element}";

    public static string Edit(string matrix, CellKey cell) => $"matrices/{matrix}/edits/{cell.Responsibility}/{cell.HostingModel}";

    public static string Editor(string matrix, string id) => $"matrices/{matrix}/editors/{id}";

    public static string Review(string matrix) => $"matrices/{matrix}/review";

    public static string Offer(string matrix) => $"matrices/{matrix}/offer";

    public static string Comment(string matrix, string id) => $"matrices/{matrix}/comments/{id}";

    /// <summary>A thing as a sentence begins with it.</summary>
    public static string InWords(string address) => address.Split('/', 4) switch
    {
        ["people", var id] => $"The account {id}",
        ["api-tokens", var id] => $"The API token {id}",
        ["matrices", var matrix] => $"The matrix {matrix}",
        ["matrices", var matrix, "versions", var number] => $"The record of version {number} of matrix {matrix}",
        ["matrices", var matrix, "draft", var element] => $"{ElementInWords(element)} of matrix {matrix}",
        ["matrices", var matrix, "edits", var cell] => $"The note who last edited the cell {cell} in the draft of matrix {matrix}",
        ["matrices", var matrix, "editors", var id] => $"The note that {id} has edited the draft of matrix {matrix}",
        ["matrices", var matrix, "review"] => $"The review of the draft of matrix {matrix}",
        ["matrices", var matrix, "offer"] => $"The newer built-in content of matrix {matrix}",
        ["matrices", var matrix, "comments", var id] => $"The comment {id} on matrix {matrix}",
        _ => address,
    };

    private static string ElementInWords(string element) => element.Split('/', 2) switch
    {
        ["cell", var cell] => $"The cell {cell} in the draft",
        ["matrix"] => "The texts in the draft",
        ["order", var list] => $"The order of {list.Replace('-', ' ')} in the draft",
        [var kind, var slug] => $"The {kind.Replace('-', ' ')} {slug} in the draft",
        _ => $"The {element} in the draft",
    };
}
