namespace OpenProvince.Ui;

public enum FlowState
{
    Done,
    Now,
    Next,
}

/// <summary>One leg of the route: what is done, by whom, and how it stands ("Xong 10:20 hôm nay").</summary>
public sealed record FlowNode(FlowState State, string Status, string Title, string Where);

/// <summary>Legs that run side by side; mostly one.</summary>
public sealed record FlowStage(params IReadOnlyList<FlowNode> Nodes);
