using System.Globalization;
using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>The addresses of things in a <see cref="StateBook"/>, and their names for users.</summary>
public static class StateAddress
{
    public static string User(string id) => $"people/{id}";

    public static string Token(string id) => $"api-tokens/{id}";

    public static string Setup => "setup";

    public static string Credentials(string user) => $"people/{user}/credentials";

    public static string Invitation(string user) => $"people/{user}/invitation";

    /// <param name="kind">The part of an account, in words.</param>
    public static string Of(string user, string kind) => $"people/{user}/{kind}";

    public static string Secret(string token) => $"api-tokens/{token}/secret";

    public static string Use(string token) => $"api-tokens/{token}/use";

    public static string Session(string id) => $"sessions/{id}";

    public static string Matrix(string matrix) => $"matrices/{matrix}";

    public static string Version(string matrix, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"matrices/{matrix}/versions/{number}");

    /// <param name="element">Empty for the prefix of all elements.</param>
    public static string Draft(string matrix, string element) => $"matrices/{matrix}/draft/{element}";

    public static string Edit(string matrix, CellKey cell) => $"matrices/{matrix}/edits/{cell.Responsibility}/{cell.HostingModel}";

    public static string Editor(string matrix, string id) => $"matrices/{matrix}/editors/{id}";

    public static string Review(string matrix) => $"matrices/{matrix}/review";

    public static string Offer(string matrix) => $"matrices/{matrix}/offer";

    public static string Comment(string matrix, string id) => $"matrices/{matrix}/comments/{id}";

    /// <summary>Whether a thing is a secret or a session, about which the stream <c>access</c> tells.</summary>
    public static bool IsSecret(string address) =>
        address.Split('/') is ["people", _, _] or ["api-tokens", _, "secret" or "use"] or ["sessions", ..] or ["setup"];

    /// <summary>Returns a thing as the beginning of a sentence.</summary>
    public static string InWords(string address) =>
        address.Split('/', 4) switch
        {
            ["people", var id] => $"The account {id}",
            ["people", var id, "credentials"] => $"The sign-in data of the account {id}",
            ["people", var id, "invitation"] => $"The one-time link of the account {id}",
            ["people", var id, var kind] => $"The {kind} of the account {id}",
            ["api-tokens", var id] => $"The API token {id}",
            ["api-tokens", var id, "secret"] => $"The secret of the API token {id}",
            ["api-tokens", var id, "use"] => $"The note on the use of the API token {id}",
            ["sessions", var id] => $"The session {id}",
            ["setup"] => "The setup link",
            ["matrices", var matrix] => $"The matrix {matrix}",
            ["matrices", var matrix, "versions", var number] => $"The record of version {number} of matrix {matrix}",
            ["matrices", var matrix, "draft", var element] => $"{ElementInWords(element)} of matrix {matrix}",
            ["matrices", var matrix, "edits", var cell] => $"The record of who last edited the cell {cell} in the draft of matrix {matrix}",
            ["matrices", var matrix, "editors", var id] => $"The record that {id} has edited the draft of matrix {matrix}",
            ["matrices", var matrix, "review"] => $"The review of the draft of matrix {matrix}",
            ["matrices", var matrix, "offer"] => $"The newer built-in content of matrix {matrix}",
            ["matrices", var matrix, "comments", var id] => $"The comment {id} on matrix {matrix}",
            _ => address,
        };

    private static string ElementInWords(string element) =>
        element.Split('/', 2) switch
        {
            ["cell", var cell] => $"The cell {cell} in the draft",
            ["matrix"] => "The texts in the draft",
            ["order", var list] => $"The order of {list.Replace('-', ' ')} in the draft",
            [var kind, var slug] => $"The {kind.Replace('-', ' ')} {slug} in the draft",
            _ => $"The {element} in the draft",
        };
}
