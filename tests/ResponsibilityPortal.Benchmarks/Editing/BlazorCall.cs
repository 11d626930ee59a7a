namespace ResponsibilityPortal.Benchmarks.Editing;

/// <summary>A call from a circuit to its page.</summary>
internal sealed record BlazorCall(string Target, object?[] Arguments)
{
    /// <summary>Whether the call is to a function of the page.</summary>
    public bool IsScript => Target == "JS.BeginInvokeJS";
}
