namespace ResponsibilityPortal.Benchmarks.Editing;

/// <summary>What a circuit asks of its page.</summary>
internal sealed record BlazorCall(string Target, object?[] Arguments)
{
    /// <summary>Whether a function of the page is called.</summary>
    public bool IsScript => Target == "JS.BeginInvokeJS";
}
